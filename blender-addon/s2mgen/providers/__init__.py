"""Who makes the people of a scene.

A provider turns a checked `person` of a scene spec into a `Human` of plain arrays:

    provider.build(person, parts) -> Human

`person` is what `s2mgen.spec.check_person` accepts; `parts` gives the pass index of every part of the label map. The result
is a function of these two alone: the provider draws nothing at random. Every face carries a surface whose pass index says
what it is: skin by its part (face, body, hand, foot, lips, nails), mouth cavity and eye sockets apart from it, hair, eyes,
clothes, shoes. Feet stand on z = 0, the person faces −Y and is turned by `person["turn"]`.

All providers make adults only (25 years and more), nobody without clothes, and no genitals.

`builtin` needs nothing but an asset pack. `mpfb` and `humanGenerator` call add-ons of the user's own Blender (docs/providers.md);
where those, or their content, are missing or of an unknown version, `ProviderError` says what to do. A visit of an add-on leaves
nothing in the Blender file but the materials that its person keeps, and those only as long as something shows them.
"""
