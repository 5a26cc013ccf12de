export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What came back of one request; without a status where nothing did. */
export interface Answer {
  readonly status: number | null;
  readonly headers: Headers;
  readonly text: string;
}
