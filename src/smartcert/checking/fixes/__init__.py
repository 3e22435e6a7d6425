"""Fixes: what can be mended by changing the text, and only there.

A fix is an edit of the text, so that comments, order and layout stay. A safe one writes only
what was meant; where that would be a guess it is unsafe, and where it could be wrong there is none.

From outside: `edits`, `mending`, `table`.
"""
