"""The instructor pack: what `make pack` writes for printing, projecting and marking, and for learning management systems."""
