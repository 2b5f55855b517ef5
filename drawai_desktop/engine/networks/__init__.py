"""The networks as their papers have them: plain torch modules and their configurations."""
