import { settled } from '../app'
import type { Person } from './person'

/** What is found: it passes, or something is to be put right by a day. */
export interface Finding {
  item: string
  rectify?: { words: string; until: string }
  photo?: Buffer
}

/** An inspector with a phone, on the spot. */
export class Inspector {
  constructor(readonly at: Person) {}

  /** From the list of one's visits, by the time it is at. */
  async goesTo(time: string): Promise<void> {
    await this.at.open('/packages/inspect/visits/index')
    await this.at.follow(this.at.front.getByRole('button', { name: time }).first(), /inspect\/visit\//)
  }

  /** Records what was found for one item; without a network it waits on the phone. */
  async records({ item, rectify, photo }: Finding): Promise<void> {
    const { sheet } = this.at
    await this.at.press(this.at.button(`记：${item}`), sheet)
    await sheet.getByRole('radio', { name: rectify ? /^要整改/ : /^通过/ }).click()
    if (rectify) {
      await sheet.getByRole('textbox', { name: '要改的地方' }).fill(rectify.words)
      await sheet.getByRole('textbox', { name: '哪天前' }).fill(rectify.until)
    }
    if (photo) await this.photographs(photo)
    await this.at.press(sheet.getByRole('button', { name: '记下', exact: true }), sheet, 'detached')
  }

  /** Has the applicant sign with a finger. */
  async hasItSigned(name: string, picture: string): Promise<void> {
    const { page, sheet } = this.at
    await this.at.press(this.at.button('请申请人签字'), sheet)
    const pad = await sheet.getByRole('img', { name: '签字的地方' }).boundingBox()
    if (!pad) throw new Error('no pad')
    await page.mouse.move(pad.x + 40, pad.y + 50)
    await page.mouse.down()
    for (let step = 1; step < 12; step++) await page.mouse.move(pad.x + 40 + step * 18, pad.y + 50 + (step % 3) * 22)
    await page.mouse.up()
    await sheet.getByRole('textbox', { name: '签字人姓名' }).fill(name)
    await this.at.picture(picture)
    await this.at.press(sheet.getByRole('button', { name: '签好了' }), sheet, 'detached')
  }

  /** So many records wait on this phone for a network. */
  async waits(count: number): Promise<void> {
    await this.at.front.getByText(`${count} 条等着传`).first().waitFor()
  }

  /** Everything has come to the hall. */
  async sees(words: string | RegExp): Promise<void> {
    const { page, front } = this.at
    await front.getByText(words).first().waitFor()
    await front.getByText(/等着传/).waitFor({ state: 'detached' })
    await settled(page)
  }

  private async photographs(photo: Buffer): Promise<void> {
    const { page, sheet } = this.at
    const chooser = page.waitForEvent('filechooser')
    await sheet.getByRole('button', { name: '拍照' }).click()
    await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
    await sheet.getByRole('button', { name: /第 1 张照片/ }).waitFor()
  }
}
