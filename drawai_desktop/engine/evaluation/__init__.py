"""How good a model is: pictures that it makes of unseen label maps, against photographs."""
