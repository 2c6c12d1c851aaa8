import { useEffect, useState } from 'react';
import { classes } from '../ui/classes';

interface LayeredImageProps {
  src: string | null;
  alt: string;
}

interface Layer {
  src: string;
  loaded: boolean;
}

/** Shows a picture and fades to the next one once that can be drawn; never blank in between. */
export function LayeredImage({ src, alt }: LayeredImageProps) {
  const [layers, setLayers] = useState<readonly Layer[]>([]);
  useEffect(() => {
    if (!src) return;
    setLayers((before) => {
      const others = before.filter((layer) => layer.src !== src);
      // of those below only the newest that can be seen is worth keeping
      const below = others.findLast((layer) => layer.loaded);
      return [...(below ? [below] : []), { src, loaded: false }];
    });
  }, [src]);
  const loaded = (layer: Layer) =>
    setLayers((all) => all.map((each) => (each === layer ? { ...each, loaded: true } : each)));
  const broken = (layer: Layer) => setLayers((all) => all.filter((each) => each !== layer));
  const settled = (layer: Layer) =>
    setLayers((all) => (all.includes(layer) ? all.slice(all.indexOf(layer)) : all));
  return layers.map((layer, index) => (
    <img
      key={layer.src}
      className={classes('mim-layer', layer.loaded && 'mim-layer--in')}
      src={layer.src}
      alt={index === layers.length - 1 ? alt : ''}
      draggable={false}
      onLoad={() => loaded(layer)}
      onError={() => broken(layer)}
      onAnimationEnd={() => settled(layer)}
    />
  ));
}
