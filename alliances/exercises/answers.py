"""The readers' own answers: how the browser names what it keeps, and what the file says in which they take them along."""

from ..base.subject import subject

FORMAT = f"{subject().short} answers"  # the field "format" of the file
VERSION = 1  # the field "version"
ELEMENT = "answers"  # the id of the element that holds the answers in the page that a student hands in
PREFIX = f"{subject().short}:"  # before each exercise's id, in the browser's storage
