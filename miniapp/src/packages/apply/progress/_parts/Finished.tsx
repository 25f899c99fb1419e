import type { ProgressView } from '@shared/contract/progress'
import { Button } from '@/components/Button'
import { open } from '@/device/navigate'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { isDone } from '../../_parts/case-words'
import { AskCard } from './AskCard'

/** Once nothing is left to do: where what came of it is kept. Nothing as long as something goes on. */
export function Finished({ view: { lanes } }: { view: ProgressView }) {
  const { t: ta } = useText(progressAsks)
  if (!lanes.every(isDone) || !lanes.some(({ state }) => state === 'closed')) return null
  return (
    <AskCard
      title={ta('finished')}
      note={ta('finishedHelp')}
      action={<Button kind="ghost" text={ta('finishedDo')} onTap={() => open('certificates')} />}
    />
  )
}
