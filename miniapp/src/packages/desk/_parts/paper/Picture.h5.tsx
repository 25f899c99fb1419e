/** See Picture.tsx. */
export function Picture({ source, name }: { source: string; name: string }) {
  return <img className="papers__picture" src={source} alt={name} />
}
