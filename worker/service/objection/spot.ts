/** Where the words of an objection and of its answer are sealed, with the key of the account that objects. */
export function objectionSpot(objectionId: string, what: 'words' | 'answer'): string {
  return `objection/${objectionId}/${what}_sealed`
}
