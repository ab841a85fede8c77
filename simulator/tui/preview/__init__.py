"""The preview: a trainer plays the file that is being written, and sees why it goes the way it goes."""
