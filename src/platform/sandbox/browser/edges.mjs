// Draws the edges of a diagram whose nodes are ordinary elements: from the hub to each node, wherever the layout puts them.

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Keeps the edges of `diagram` drawn while its size changes: curves between the hub and the nodes that stand beside it, and one
 * trunk with branches to those that stand above or below it.
 *
 * @param nodes gives what the edges lead to, each time they are drawn
 */
export function keepEdges(diagram, hub, nodes) {
  const svg = diagram.querySelector('svg.edges');
  const draw = () => {
    const frame = diagram.getBoundingClientRect();
    if (frame.width === 0) return;
    svg.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
    const boxOf = (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return {
        left: left - frame.left,
        right: left - frame.left + width,
        top: top - frame.top,
        bottom: top - frame.top + height,
      };
    };
    const from = boxOf(hub);
    svg.replaceChildren(...nodes().map((node) => pathOf(edge(from, boxOf(node)))));
  };
  new ResizeObserver(draw).observe(diagram);
  for (const details of diagram.querySelectorAll('details')) details.addEventListener('toggle', draw);
  draw();
}

function pathOf(d) {
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', d);
  return path;
}

function edge(hub, node) {
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  if (node.left >= hub.right) return curve(hub.right, middle(hub), node.left, middle(node));
  if (node.right <= hub.left) return curve(hub.left, middle(hub), node.right, middle(node));
  const trunk = Math.min(hub.left, node.left) - 9;
  return `M ${hub.left} ${middle(hub)} H ${trunk} V ${middle(node)} H ${node.left}`;
}

function curve(x1, y1, x2, y2) {
  const bend = (x1 + x2) / 2;
  return `M ${x1} ${y1} C ${bend} ${y1}, ${bend} ${y2}, ${x2} ${y2}`;
}
