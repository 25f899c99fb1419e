export interface PhotoProps {
  /** Address of `addressOf`. */
  src: string
  /** What a screen reader says. */
  label: string
  /** cover: fills its place, the edges may go. whole: all of it, as wide as its place. */
  fit: 'cover' | 'whole'
}
