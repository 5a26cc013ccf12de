/** Hands the moment on to the programs that a command starts. */
const variable = "EKS_TENANCY_NOW";

let moment = Number(process.env[variable] ?? Date.now());

/** The one moment at which a whole run is judged, in milliseconds since 1970; `--now` fixes it. */
export const clock = () => moment;

/** For this process and those that it starts. */
export function fixClock(at: number): void {
  moment = at;
  process.env[variable] = String(at);
}
