import type { WindowKind } from './window-kind'

/**
 * Whether a point's windows of a kind take a subject, given the items it stands for (an item itself; of a bundle all that
 * can belong to it). The point must accept every item, and a bundle goes to the windows that take anything, never to those
 * of one department.
 */
export function isAcceptedAt(
  accepts: readonly string[],
  windowKind: WindowKind,
  subject: { kind: 'bundle' | 'item'; items: readonly string[] },
): boolean {
  if (subject.kind === 'bundle' && windowKind === 'department') return false
  return subject.items.length > 0 && subject.items.every((item) => accepts.indexOf(item) >= 0)
}
