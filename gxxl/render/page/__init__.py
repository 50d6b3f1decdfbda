"""A consolidation as one page of HTML: nothing from outside, readable without its script and on paper."""
