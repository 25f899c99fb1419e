import { MAX_FILE_BYTES, typeOfBytes } from '@shared/domain/file'
import { chooseFiles } from '@/platform/web/choose-files'
import { fitWithin, LONGEST_EDGE, QUALITY } from './photo-size'
import { PickError, type Picked } from './picked'

const SMALL = 512 * 1024
/** What the phone may have besides (HEIC) becomes JPEG below, where the browser can draw it. */
const PHOTOS = 'image/*'
const PDF = 'application/pdf'

/** See pick-file.ts. */
export async function pickPhotos(from: 'camera' | 'album', count: number): Promise<Picked[]> {
  const files = await chooseFiles(PHOTOS, count, from === 'camera')
  return Promise.all(files.map(readPhoto))
}

/** See pick-file.ts. */
export async function pickDocuments(count: number): Promise<Picked[]> {
  const files = await chooseFiles(PDF, count, false)
  return Promise.all(files.map(readDocument))
}

/** See pick-file.ts. What a scanner has put into a folder: pictures and PDFs, several at once. */
export async function pickScans(count: number): Promise<Picked[]> {
  const files = await chooseFiles(`${PHOTOS},${PDF}`, count, false)
  return Promise.all(files.map((file) => (file.type === PDF ? readDocument(file) : readPhoto(file))))
}

async function readDocument(file: File): Promise<Picked> {
  if (file.size > MAX_FILE_BYTES) throw new PickError('tooLarge')
  const bytes = await bytesOf(file)
  if (typeOfBytes(new Uint8Array(bytes)) !== 'application/pdf') throw new PickError('unreadable')
  return { bytes, mediaType: 'application/pdf' }
}

async function readPhoto(file: File): Promise<Picked> {
  const bytes = await bytesOf(file)
  const mediaType = typeOfBytes(new Uint8Array(bytes))
  const isPhoto = mediaType !== null && mediaType !== 'application/pdf'
  if (isPhoto && bytes.byteLength <= SMALL) return { bytes, mediaType }
  return drawSmaller(file)
}

/** Draws the photo anew, upright, without the place and the phone that a camera writes into it. */
async function drawSmaller(file: File): Promise<Picked> {
  const image = await imageOf(file)
  const { width, height } = fitWithin(image.naturalWidth, image.naturalHeight, LONGEST_EDGE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new PickError('unreadable')
  // What is see-through would become black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(image, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY / 100))
  if (!blob) throw new PickError('unreadable')
  return { bytes: await bytesOf(blob), mediaType: 'image/jpeg' }
}

async function imageOf(file: File): Promise<HTMLImageElement> {
  const address = window.URL.createObjectURL(file)
  const image = new Image()
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve()
      image.onerror = () => reject(new PickError('unreadable'))
      image.src = address
    })
    return image
  } finally {
    window.URL.revokeObjectURL(address)
  }
}

async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  try {
    return await new Response(blob).arrayBuffer()
  } catch {
    throw new PickError('unreadable')
  }
}
