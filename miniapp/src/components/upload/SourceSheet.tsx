import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Row } from '../Row'
import { Sheet } from '../Sheet'

export type Source = 'camera' | 'album' | 'document' | 'wallet'

interface SourceSheetProps {
  open: boolean
  /** How many fitting papers the wallet has. */
  inWallet: number
  onClose: () => void
  onChoose: (source: Source) => void
}

/** Asks where a page comes from. The choice opens the camera within the same tap, as browsers want it. */
export function SourceSheet({ open, inWallet, onClose, onChoose }: SourceSheetProps) {
  const { t } = useText(upload)
  const documentHelp = process.env.TARO_ENV === 'h5' ? t('documentHelp') : t('documentWechatHelp')
  return (
    <Sheet open={open} onClose={onClose} title={t('chooseTitle')}>
      <Card kind="rows">
        {inWallet > 0 ? (
          <Row
            icon="id-card"
            title={t('wallet')}
            sub={t('walletHelp', { count: inWallet })}
            onTap={() => onChoose('wallet')}
          />
        ) : null}
        <Row icon="camera" title={t('camera')} sub={t('cameraHelp')} onTap={() => onChoose('camera')} />
        <Row icon="grid" title={t('album')} sub={t('albumHelp')} onTap={() => onChoose('album')} />
        <Row icon="document" title={t('document')} sub={documentHelp} onTap={() => onChoose('document')} />
      </Card>
    </Sheet>
  )
}
