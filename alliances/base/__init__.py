"""What every room of the library stands on: paths, errors, reading and writing of files, the contents, the palette; knows no other room."""
