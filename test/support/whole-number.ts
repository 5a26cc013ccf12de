import { InvalidArgumentError } from "commander";

/** Reads a flag's whole number. */
export const wholeNumber =
  (least: number) =>
  (word: string): number => {
    const number = Number(word);
    if (word.trim() !== "" && Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least}.`);
  };
