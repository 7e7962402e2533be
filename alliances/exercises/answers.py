"""The readers' own answers: how the browser names what it keeps, and what the file says in which they take them along."""

FORMAT = "drawing-the-bow answers"  # the field "format" of the file
VERSION = 1  # the field "version"
PREFIX = "drawing-the-bow:"  # before each exercise's id, in the browser's storage
