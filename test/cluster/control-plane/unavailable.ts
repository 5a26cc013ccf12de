/** No control plane can be had here; the message is one line that says why. The suite counts as skipped. */
export class Unavailable extends Error {}
