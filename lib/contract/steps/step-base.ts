import { list, someText, yes } from '../values/plain.ts';

/** What every step may have. */
export const stepBase = {
  /** Its failure is "setup failed", never a finding. */
  setup: yes.exactOptional(),
  /** The requirements that this step decides, where not all of the check's. */
  verifies: list(someText).exactOptional(),
  /** Name under which later steps refer to it (`since`, `ifAccepted`, `of`), and by which a report calls it. */
  label: someText.exactOptional(),
  /** Done only where the labelled call was answered with success: what follows if the target takes a thing that it need not take. */
  ifAccepted: someText.exactOptional(),
};
