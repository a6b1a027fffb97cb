/** Runs named checks one after the other, prints a line for each and counts them. */
export class Checks {
  #passed = 0;
  #failed = 0;

  /** A failed check is printed and counted; those after it still run. */
  async check(name, body) {
    try {
      await body();
      this.#passed++;
      console.log(`ok ${name}`);
    } catch (failure) {
      this.#failed++;
      console.log(`FAILED ${name}`);
      console.log(describe(failure).replace(/^/gm, '    '));
    }
  }

  /** Prints the sum and returns the exit code. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}

function describe(failure) {
  const problem = failure?.problemDetails;
  const text = failure?.stack ?? String(failure);
  return problem ? `${text}\n${JSON.stringify(problem)}` : text;
}
