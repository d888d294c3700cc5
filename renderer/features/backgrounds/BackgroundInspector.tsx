import { IconCheck, IconTrash, IconX } from '@tabler/icons-react';
import type { BackgroundEntry } from '../../../shared/contract/backgrounds.ts';
import { assetUrl } from '../../client/asset.ts';
import { texts } from '../../texts/backgrounds.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatShare } from '../../ui/format.ts';
import { Fact } from '../../ui/Row.tsx';
import { Section } from '../../ui/Section.tsx';
import styles from './backgrounds.module.css';
import { fileName, judge, removePicture } from './backgroundsStore.ts';

/** The photograph in hand, what was found in it, and the decision. */
export function BackgroundInspector({ picture }: { readonly picture: BackgroundEntry | undefined }) {
  if (picture === undefined) return <p className={styles.note}>{texts.chooseOne}</p>;
  const { verdict } = picture;
  return (
    <>
      <div className={styles.large}>
        <img className={styles.picture} src={assetUrl(picture.image)} alt={fileName(picture.source)} />
      </div>
      <div className={styles.decision}>
        <Button
          icon={<IconCheck />}
          shortcut="A"
          pressed={verdict === 'accepted'}
          onClick={() => judge([picture], verdict === 'accepted' ? 'open' : 'accepted')}
        >
          {texts.accept}
        </Button>
        <Button
          icon={<IconX />}
          shortcut="R"
          pressed={verdict === 'rejected'}
          onClick={() => judge([picture], verdict === 'rejected' ? 'open' : 'rejected')}
        >
          {texts.reject}
        </Button>
        <span className={styles.grow} />
        <IconButton label={`${texts.remove}. ${texts.removeHint}`} onClick={() => removePicture(picture)}>
          <IconTrash />
        </IconButton>
      </div>
      <Section id="background.facts" title={texts.details} summary={fileName(picture.source)} initiallyOpen>
        <dl>
          <Fact label={texts.facts.verdict}>{texts.verdicts[verdict]}</Fact>
          <Fact
            label={texts.facts.skin}
          >{`${formatShare(picture.skin.share, 1)} · ${picture.suspected ? texts.suspected : texts.clean}`}</Fact>
          <Fact label={texts.facts.by}>{picture.skin.method === 'colour-rule' ? texts.colourRule : picture.skin.method}</Fact>
          <Fact label={texts.facts.size}>{texts.pixels(picture.width, picture.height)}</Fact>
          <Fact label={texts.facts.file}>{picture.source}</Fact>
        </dl>
      </Section>
    </>
  );
}
