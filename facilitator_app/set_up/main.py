"""What start.py does once it knows that this Python is new enough."""

import sys

from facilitator_app.set_up import system, venv
from facilitator_app.set_up.places import HERE, Checkout
from facilitator_app.set_up.trouble import Trouble, explain


def start(arguments: list[str]) -> int:
    """Set up and go; a trouble of the person's world becomes one sentence and exit code 1."""
    try:
        write_any_name()
        return go(HERE, arguments)
    except Trouble as trouble:
        sentence = str(trouble)
    except OSError as error:
        sentence = explain(str(error), "the system")
    except ImportError as error:  # a part of Python that some builds of it go without
        sentence = explain(str(error), "Python")
    except KeyboardInterrupt:
        sentence = "Stopped. Start again at any time: what was left half done is made anew."
    print(f"\n{sentence}", file=sys.stderr, flush=True)
    return 1


def write_any_name() -> None:
    """See to it that no letter in the path of a folder can stop a sentence on its way out."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def go(checkout: Checkout, arguments: list[str]) -> int:
    """Set up what is missing, then test, or run the program."""
    if arguments[:1] == ["test"]:
        from facilitator_app.set_up import checks

        system.provide_for_tests(in_ci=checks.in_ci())
        venv.prepare(checkout, "test")
        return checks.test(checkout, arguments[1:])
    from facilitator_app.set_up.program import open_program

    system.provide_for_program(arguments)
    venv.prepare(checkout, "run")
    return open_program(checkout, arguments)
