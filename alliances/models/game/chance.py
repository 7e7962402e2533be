"""Chance in the game: the n-th number of the generator mulberry32, so that a seed and a place give the same number in both languages.

A number is asked for by its place (round and slot), not drawn from a stream. So all tables with one seed meet the same cards and dice
in the same round, whatever they choose, and a game can be undone or resumed without keeping the state of a generator.
"""

SLOTS = 128  # places for chance in a round
CARD, SEAT, DIE, TURN, PAIR, MINOR, MAJOR, END = 0, 8, 16, 24, 32, 48, 56, 64  # where the slots of each use begin


def draw(seed: int, number: int) -> int:
    """Return the number-th value of mulberry32, an integer of 32 bits.

    Parameters
    ----------
    seed : whole number from 0 to 4294967295.
    number : place in the sequence, from 0.

    Examples
    --------
    >>> draw(1896, 0), draw(1896, 1)
    (1667798337, 1971299509)
    """
    mixed = (seed + (number + 1) * 0x6D2B79F5) & 0xFFFFFFFF
    value = ((mixed ^ mixed >> 15) * (mixed | 1)) & 0xFFFFFFFF
    value ^= (value + ((value ^ value >> 7) * (value | 61) & 0xFFFFFFFF)) & 0xFFFFFFFF
    return value ^ value >> 14


def below(seed: int, turn: int, slot: int, size: int) -> int:
    """Return a chance number from 0 to size - 1 for a slot of a round.

    Parameters
    ----------
    seed : of the game.
    turn : the round, from 1.
    slot : from 0 to 127: what the chance is for.
    size : how many values there are, at least 1.

    Examples
    --------
    >>> [below(1896, turn, DIE, 6) for turn in range(1, 7)]
    [1, 2, 2, 1, 2, 2]
    """
    return draw(seed, turn * SLOTS + slot) * size >> 32
