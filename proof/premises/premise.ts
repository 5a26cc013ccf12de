import type { Judgement } from "../objects/judgement.ts";
import type { View } from "../view.ts";

/** Something that every claim takes for granted of a plan. */
export type Premise = (view: View, under: Under) => void;

/** The judgement of the claim that a breach would belie. */
export type Under = (claim: string) => Judgement;
