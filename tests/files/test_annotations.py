"""What a field wants is taken from the model that has it."""

from smartcert.catalogue.indicator import Bands, Goalposts
from smartcert.files.annotations import asked_for


def test_of_several_models_the_one_that_has_the_field_says_what_it_wants():
    assert asked_for([Goalposts, Bands], "steps") == asked_for([Bands], "steps") != ""
    assert asked_for([Goalposts, str], "steps") == ""
