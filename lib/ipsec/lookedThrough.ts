/** Up to so many things are looked through: most inputs have one or two, and an index of them takes longer. */
export const lookedThrough = 8;
