"""What an error of Python usually means in a lab, in one sentence: the slips that students make most often.

A notebook prints the sentence below the traceback of a student's own cell, and in place of a traceback where a check stumbles over an answer.
"""

import re

_SLIPS: list[tuple[str, str, str]] = [  # (name of the error, pattern in its message, what it usually means)
    (
        "UFuncTypeError|UFuncNoLoopError",
        r"",
        "A number is compared with a text, or computed with one: in quotation marks a name is a text, without them it is what the name holds.",
    ),
    (
        "ValueError",
        r"cannot join with no overlapping index names",
        'The two have not the same rows: after groupby, .mean() has a row for each group, and .transform("mean") one for each row of the table.',
    ),
    (
        "ValueError",
        r"truth value of an? (empty )?(Series|DataFrame|array|Index)",
        "A whole column is neither true nor false. Between conditions write & for and, | for or, ~ for not, each condition in brackets. "
        "If one number is wanted, make one of the column first, for instance with .sum(), .mean() or .iloc[0].",
    ),
    (
        "TypeError",
        r"unsupported operand type\(s\) for (\||&)|should be pandas.NA or a bool|Cannot perform '(r?and|r?or|r?xor)_?'|'(bitwise_and|bitwise_or)' not supported|bad operand type for unary ~",
        "& and | bind tighter than == and <: put each condition in brackets, as in (a == 1) & (b > 2). ~ turns round a column of True and False only.",
    ),
    (
        "TypeError",
        r"numpy boolean subtract",
        "Columns of True and False cannot be subtracted: compare them with == or !=, or subtract the numbers that you compute from them.",
    ),
    (
        "TypeError",
        r"for \^|bitwise_xor|'(r?xor)_?'",
        "In Python the sign for a power is **: write x**2. The sign ^ does something else.",
    ),
    (
        "AttributeError",
        r"(Fitter|Estimator)' object has no attribute|must call `?fit",
        "The estimator has not seen data yet: call .fit(...) on it, and keep what it returns.",
    ),
    (
        "ValueError",
        r"^[ab] <= 0",
        "A beta distribution needs two shapes above 0: put brackets around a difference before you multiply, as in (1 - x) * y.",
    ),
    (
        "ValueError",
        r"matrices are not aligned",
        "The names on the two sides of @ differ: each column needs a weight, 0 too, and no other names. .reindex(...) and .fillna(0) make them alike.",
    ),
    (
        "ValueError",
        r"costs, boldness and curve must be above 0",
        "The third argument of best_commitment is boldness: name the rein, restraint=rein. If the rein has its name, one of the two costs is 0 or less.",
    ),
    (
        "ValueError",
        r"\d+ chances and \d+ outcomes|pair the decisions first|[Ll]engths? must match|[Ll]ength of values|must be (the|of) same length|same length|could not be broadcast|length must be",
        "The two have not the same length: select the same rows for both, or leave out the gaps in both.",
    ),
    (
        "ValueError",
        r"a chance lies between 0 and 1|commitment lies between 0 and 1",
        "A chance, a share or a level runs from 0 to 1 here: divide per cent, or a number of steps, by 100, and leave out the gaps.",
    ),
    (
        "ValueError",
        r"series has gaps",
        "A year without a figure is no year with 0, nor can it be split: choose years without gaps.",
    ),
    (
        "KeyError|ValueError",
        r"^\(|with a tuple with more than one element",
        'Names of several columns stand in a list: two pairs of square brackets, as in table[["a", "b"]]. A pair in round brackets is one name, and there is none like it here.',
    ),
    (
        "RecursionError",
        r"",
        "A function calls itself without an end: inside it, its own name stands where another is meant.",
    ),
    (
        "ZeroDivisionError",
        r"",
        "Something is divided by 0: the list or the selection behind it is empty. Print its length.",
    ),
    (
        "RuntimeError",
        r"changed size during iteration",
        "A loop may not change what it goes through: let it go through a copy, list(...), or collect the result under another name.",
    ),
    (
        "ValueError",
        r"inhomogeneous shape|setting an array element with a sequence",
        "Parts of unequal length make no table of numbers: keep them in a list, put their places into another order, and join them with np.concatenate.",
    ),
    ("ImportError|ModuleNotFoundError", r"matplotlib", "The labs draw with Altair: alt.Chart(table).mark_bar().encode(x=..., y=...)."),
    (
        "AttributeError",
        r"(Axes|AxesSubplot|Figure)' object has no attribute",
        "This is a drawing of matplotlib. The labs draw with Altair: alt.Chart(table).mark_bar().encode(x=..., y=...).",
    ),
    (
        "TypeError|DataError",
        r"agg function failed|[Cc]ould not convert|does not support (operation|reduction) 'mean'|Cannot perform reduction 'mean'|dtype '?(category|str|object)",
        "Words have no mean. To turn rows into columns without computing, use .pivot(index=..., columns=..., values=...), or aggfunc='first'.",
    ),
    (
        "ValueError",
        r"Index contains duplicate entries",
        "A row and a column meet in more than one value: select the rows first, so that each pair occurs once.",
    ),
    (
        "ValueError",
        r"Values must be numeric|zero-size array|empty (selection|sequence|table)|selection is empty|No objects to concatenate|at least one sample",
        "Perhaps your selection is empty: print its length, and look how the table writes the word that you ask for.",
    ),
    (
        "IndexError",
        r"out of bounds|out-of-bounds|out of range",
        "There is nothing at this place. Perhaps your selection is empty: print its length, and look how the table writes the word you ask for.",
    ),
    (
        "KeyError",
        r".",
        "There is no column or row of this name. Names are exact, capitals count, and a year may be a number or a text: look at .columns or .index.",
    ),
    (
        "NameError",
        r".",
        "Nothing has this name yet. Run the cells above first, from the top, or look for a slip in the spelling.",
    ),
    (
        "AttributeError|TypeError|ValueError",
        r"object has no attribute '(items|keys|values)'|dictionary update sequence",
        "A dictionary is wanted here, in curly brackets. Perhaps it lacks the brackets around it, or there is a pair too many.",
    ),
    (
        "AttributeError",
        r"'NoneType' object",
        "One of the names is still None: a question before this one has no answer yet. lab.checkpoint(...) can hand it over.",
    ),
    (
        "TypeError",
        r"NoneType",
        "One of the names is still None: a question before this one has no answer yet, or a function lacks its return.",
    ),
    (
        "AttributeError|TypeError",
        r"'(function|method)' object (has no attribute|is not iterable)",
        "A function stands here that was not called: write round brackets behind its name.",
    ),
    (
        "TypeError",
        r"for [-*/]: '\w+' and 'list'|for [-*/]: 'list' and",
        "Lists cannot be subtracted or divided as columns can: make an array of each first, with np.array(...).",
    ),
    (
        "TypeError",
        r"unsupported operand type|ufunc '\w+' not supported for the input types",
        "Numbers are computed here, and among them is something that is none: a text, a dictionary, or a function without its round brackets.",
    ),
    (
        "TypeError",
        r"not supported between instances of",
        "Two things are compared that cannot be, such as a number and a text in quotation marks, a list or a function without its round brackets.",
    ),
    (
        "ValueError",
        r"could not convert string to float|invalid literal for int",
        "A number is wanted, and this is a text: take away the quotation marks, or the column of words.",
    ),
    (
        "TypeError",
        r"object is not iterable",
        "Several things are wanted here, in a list, a set or a table, and this is a single one: put square brackets around it.",
    ),
    (
        "ValueError",
        r"[Cc]an only compare identically-labeled",
        "The two columns have not the same rows: select or leave out the same rows in both.",
    ),
    (
        "StopIteration",
        r"",
        "next() found nothing that fits: is the condition ever true? Print what it compares, for one value.",
    ),
    (
        "TypeError",
        r"positional argument",
        "Some arguments must be named here, as in index=..., columns=..., or there are too many of them.",
    ),
    (
        "TypeError",
        r"object is not callable",
        "Round brackets call a function, square brackets select. One of the two stands where the other should, or a comma is missing in front of a bracket.",
    ),
    (
        "TypeError",
        r"object is not subscriptable",
        "Square brackets select from a table or a list, and this is neither; a function is called with round brackets.",
    ),
    ("TypeError", r"has no len\(\)", "len() counts what stands in a list, a set or a table, and this is one number."),
    (
        "TypeError",
        r"unhashable type",
        "What may change cannot stand inside a set, nor be the key of a dictionary: make it a frozenset, or a tuple.",
    ),
    (
        "TypeError",
        r"(list|tuple) indices must be integers",
        "A list is asked by place, a dictionary by name and a table by column: a list stands here where one of the two is wanted.",
    ),
    (
        "TypeError",
        r"unsupported format string|only (length-1|0-dimensional) arrays|must be a (string or a )?real number|cannot convert the series",
        "One number is wanted, and this is a whole column or a list.",
    ),
    (
        "SchemaValidationError",
        r".",
        "Altair does not know this word or value here. Look at the spelling, and at the example in the box above.",
    ),
    (
        "ValueError",
        r"encoding field is specified without a type|Unable to determine data type",
        "Altair must know the kind of data: write 'name:Q' for numbers, 'name:N' for names.",
    ),
]


def meaning(error: BaseException) -> str | None:
    """Return what an error usually means in a lab; None if nobody has written it down.

    Examples
    --------
    >>> meaning(TypeError("unsupported operand type(s) for ^: 'float' and 'int'")).partition(":")[0]
    'In Python the sign for a power is **'
    >>> meaning(RuntimeError("out of paper"))
    """
    names, text = {kind.__name__ for kind in type(error).__mro__}, str(error)
    return next((says for kind, words, says in _SLIPS if names & set(kind.split("|")) and re.search(words, text)), None)
