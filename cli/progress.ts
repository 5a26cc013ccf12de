/** A line on standard error that counts along on a terminal; elsewhere nothing. */
export function progress(verb: string, noun: string): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done, of) => {
    process.stderr.write(done < of ? `\r${verb} ${done} of ${of} ${noun}` : "\r\u001b[K");
  };
}
