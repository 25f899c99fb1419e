/** The browser's own dialog. It must open within the tap that asked for it. */
export function chooseFiles(accept: string, count: number, camera: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1 && !camera
    if (camera) input.setAttribute('capture', 'environment')
    input.style.display = 'none'
    const end = () => {
      input.remove()
      resolve(Array.from(input.files ?? []).slice(0, count))
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    // Safari opens the dialog of an element that stands in the page only.
    document.body.append(input)
    input.click()
  })
}
