/** What the checks that are not done yet are to send. */
export interface Outstanding {
  messages(): number;
  done(check: string): void;
}

/** @param planned what each check is to send */
export const createOutstanding = (
  planned: Readonly<Record<string, { readonly messages: number }>> = {},
): Outstanding => {
  const left = new Map(Object.entries(planned));
  let sum = [...left.values()].reduce((all, { messages }) => all + messages, 0);
  return {
    messages: () => sum,
    done: (check) => {
      sum -= left.get(check)?.messages ?? 0;
      left.delete(check);
    },
  };
};
