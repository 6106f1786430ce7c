import { copying } from "../copying.ts";

/** All that a rendered page does by script; it is whole without. */
copying(document);

// On a wide screen what narrows the result stands open: also for those who hear the page.
const wide = matchMedia("(min-width: 60rem)");
const facets = document.querySelector<HTMLDetailsElement>("details.facets");
if (facets && wide.matches) facets.open = true;
