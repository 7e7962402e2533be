"""The readers' own answers: how the browser names what it keeps, and what the file says in which they take them along."""

from ..base.subject import subject

FORMAT = f"{subject().short} answers"  # the field "format" of the file
VERSION = 1  # the field "version"
PREFIX = f"{subject().short}:"  # before each exercise's id, in the browser's storage
