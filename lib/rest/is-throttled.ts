/** Whether an answer asks to send less, or later. */
export const isThrottled = ({ status }: { readonly status?: number | undefined }): boolean =>
  status === 429 || status === 503;
