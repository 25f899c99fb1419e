import { useRouter } from '@tarojs/taro'

/** A page's query. WeChat hands values over as they stand in the address, a browser decodes them: both come out plain. */
export function useParams(): Readonly<Record<string, string | undefined>> {
  const { params } = useRouter()
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' && value !== '') plain[name] = decoded(value)
  }
  return plain
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
