import { distance } from "fastest-levenshtein";

/** The known word that a person most likely meant; undefined where none is near. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; away: number } | undefined;
  for (const candidate of known) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    if (best === undefined || away < best.away) best = { word: candidate, away };
  }
  return best !== undefined && best.away <= Math.max(2, Math.floor(word.length / 3)) ? best.word : undefined;
}

/** `Did you mean x?`, or else the remedy given. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const guess = nearest(word, known);
  return guess === undefined ? otherwise : `Did you mean ${guess}?`;
}
