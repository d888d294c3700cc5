/** Words of the tour through a first frame. */
export const texts = {
  title: 'Tour',
  command: 'Tour: from a preset to a rendered frame',
  step: (step: number, of: number) => `${step} of ${of}`,
  skip: 'Skip the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  steps: {
    preset: {
      title: 'Choose a preset',
      text: 'A preset says what a dataset shows: cameras, light, people, rooms. Open the list and take one, or go on with this one.',
    },
    value: {
      title: 'Change a value',
      text: 'This one turns more of the cameras to the front. Drag it sideways, or focus it and press ↑. The forecast under the view counts at once what 500 pictures would hold.',
      waiting: 'Not changed yet',
      changed: 'Changed. Ctrl Z takes it back.',
    },
    preview: {
      title: 'Render one frame',
      text: 'Blender renders the frame in hand, small. It takes a few seconds.',
      action: 'Preview this frame',
      rendering: 'Blender is rendering',
      missing: 'Pictures are rendered by Blender, and none was found.',
      setUp: 'Set up Blender',
      setUpHint: 'Downloads about 400 MB to the studio’s cache. Nothing else on this machine changes.',
      settingUp: 'Setting up Blender',
    },
    frame: {
      title: 'Your first frame',
      text: 'Rendered by Blender, with its masks: red is skin, blue the rest of the person. They are exact, nobody drew them.',
    },
    rail: {
      title: 'Where to go on',
      text: 'Render dataset makes hundreds of such frames. Datasets shows and exports them, Models trains a network on them. Ctrl K finds everything, ? lists the keys.',
    },
  },
} as const;
