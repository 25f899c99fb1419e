import type { BundleSummary } from '../contract/catalogue'

export interface SearchHit {
  bundle: BundleSummary
  /** 0–1; 1 is the name itself or a listed word. */
  score: number
}

/** Words that say nothing about what somebody wants to open. */
const FILLER = /我要|我想|想要|怎么|如何|需要|什么|办理|手续|证件|一家|一个|一间|[个家间小办开]|的|吗|呢/g
const NOISE = /[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu
const ENGLISH_FILLER = /^(i|a|an|the|to|want|open|start|run|my|of|for|how|do|need|small|new)$/

/** Below this share of common pairs two phrases have nothing to do with each other. */
const LEAST = 0.34

/**
 * The search box of the home page: bundles whose name or words fit the query, best first. Pure and free of `Intl`:
 * phrases are compared by listed synonyms and by shared pairs of characters. An empty query finds nothing.
 */
export function searchBundles(query: string, bundles: readonly BundleSummary[]): SearchHit[] {
  const asked = normal(query)
  if (asked === '') return []
  const hits: SearchHit[] = []
  for (const bundle of bundles) {
    let score = 0
    for (const phrase of [bundle.name.zh, bundle.name.en, ...bundle.words])
      score = Math.max(score, likeness(asked, phrase))
    if (score >= LEAST) hits.push({ bundle, score })
  }
  return hits.sort((a, b) => b.score - a.score || a.bundle.order - b.bundle.order)
}

/** Lower case without punctuation and without the words that every query has; the whole text if nothing else is left. */
function normal(text: string): string {
  const plain = text.toLowerCase().replace(NOISE, ' ').trim()
  const words = plain.split(' ').filter((word) => !ENGLISH_FILLER.test(word))
  const core = words.join('').replace(FILLER, '')
  return core === '' ? plain.replace(/ /g, '') : core
}

function likeness(asked: string, phrase: string): number {
  const said = normal(phrase)
  if (said === asked) return 1
  if (said.length > 1 && asked.indexOf(said) >= 0) return 0.9
  if (said.indexOf(asked) >= 0) return asked.length > 1 ? 0.8 : 0.5
  const ours = pairsOf(said)
  const theirs = pairsOf(asked)
  if (ours.size === 0 || theirs.size === 0) return 0
  let common = 0
  for (const pair of theirs) if (ours.has(pair)) common += 1
  return (2 * common) / (ours.size + theirs.size) / 1.25
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let place = 0; place + 1 < text.length; place += 1) pairs.add(text.slice(place, place + 2))
  return pairs
}
