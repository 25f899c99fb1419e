/** Runs `task` for every entry, `width` at a time, as a crowd of clients would; answers in the order of the entries. */
export async function pool<Entry, Answer>(
  entries: readonly Entry[],
  width: number,
  task: (entry: Entry, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const rest = entries.entries()
  const worker = async () => {
    for (const [index, entry] of rest) answers[index] = await task(entry, index)
  }
  await Promise.all(Array.from({ length: width }, worker))
  return answers
}
