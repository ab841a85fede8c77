"""The commands: thin, one module each; every one imports the room it needs when it is called.

The room, one module a concern::

    entry        what the installed ``platinum`` runs;  ``app`` puts the commands together
    exits        the exit codes;  ``faults`` which fault ends with which, in words for the person
    choices      what can be chosen for every command;  ``options`` how it is typed
    output       data to standard output, talk to standard error, and nothing unsafe to either
    play, score, validate, scenarios, attempts, export, forget      one command each
    replies      the replies of a file or of standard input
    run          a conversation played without a screen, and its machine-readable form
    transcript   a conversation on paper: lines, scores, findings, debrief
    plain        a conversation line by line, for screen readers and plain terminals
    explained    one score, explained under the reply's own words;  ``marks`` the underlining
"""
