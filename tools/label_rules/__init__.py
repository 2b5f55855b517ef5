"""Rules that find further labels inside those of a data set: by colour, place and texture."""
