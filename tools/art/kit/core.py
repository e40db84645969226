"""Beginning and end of every card: an empty scene in one of the four hours, and the render.

Camera and lamps come from `rig`; they can be imported from here as well.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bpy
from bpy.types import RenderSettings, Scene

from tools.art.kit.palette import HOURS, rgba
from tools.art.kit.rig import area, camera, firelight, look_at, point, spot
from tools.art.kit.shader_nodes import Graph
from tools.art.kit.state import HOUR, MATERIALS

__all__ = ["HOUR", "area", "camera", "firelight", "look_at", "point", "render", "spot", "start"]

# Height in the picture (0 foot, 1 top) where the sky starts to turn from its low to its top colour.
HORIZON = 0.35

# Render settings that keep a matte card clean at about ten samples.
NOISE_THRESHOLD = 0.03
MOST_ADAPTIVE_SAMPLES = 16
DIRECT_CLAMP = 30
INDIRECT_CLAMP = 4
SEED = 7


def start(
    hour: str = "dusk",
    haze: float = 0.0,
    haze_start: float = 20.0,
    mist: tuple[float, float] | None = None,
    **over: str | float,
) -> Scene:
    """Begin an empty scene in one of the four hours.

    hour: "night", "dusk", "dawn" or "noon".
    haze: density of the distance fog per unit (0 none, .02 light, .06 thick).
    haze_start: distance from the camera, in units, where the haze begins.
    mist: (height, softness) in units of a ground mist that clears above that height.
    over: values that replace those of the hour (see `palette.HOURS`), such as fill_s=.9.
    """
    bpy.ops.wm.read_factory_settings(use_empty=True)
    HOUR.clear()
    HOUR.update(HOURS[hour])
    HOUR.update(over)
    HOUR.update(name=hour, fog_d=haze, fog_start=haze_start, mist_low=mist)
    MATERIALS.clear()
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    _add_sky(scene)
    return scene


def _add_sky(scene: Scene) -> None:
    """Light the model with a flat fill, but show the camera a vertical gradient."""
    world = bpy.data.worlds.new("sky")
    scene.world = world
    world.use_nodes = True
    world.cycles.sampling_method = "NONE"  # a flat fill needs no importance map
    world.node_tree.nodes.clear()
    graph = Graph(world.node_tree)
    fill = graph.node("Background", {0: rgba(HOUR["fill"]), 1: HOUR["fill_s"]})
    window = graph.node("TexCoord").outputs["Window"]
    height = graph.node("SeparateXYZ", {0: window}).outputs[1]
    gradient = graph.node("ValToRGB", {0: height})
    low, top = gradient.color_ramp.elements
    low.color, low.position = rgba(HOUR["low"]), HORIZON
    top.color, top.position = rgba(HOUR["top"]), 1
    shown = graph.node("Background", {0: gradient.outputs[0]})
    mixed = graph.mix_shaders(graph.is_camera_ray(), fill.outputs[0], shown.outputs[0])
    graph.node("OutputWorld", {0: mixed})


def render(
    path: str | os.PathLike[str],
    width: int = 1920,
    spp: int = 48,
    threads: int = 1,
    denoise: bool = True,
    look: str = "AgX - Medium High Contrast",
    exposure: float = 0.0,
    height: int | None = None,
    clear: bool = False,
) -> float:
    """Render the scene as a 16-bit PNG and return the seconds it took. Blender says nothing of it.

    path: file to write.
    width, height: of the picture in pixels; 3:2 if `height` is None.
    spp: samples per pixel; 6 for previews, 10 for final pictures.
    threads: worker threads asked for (Blender as a module may use more).
    denoise: clean the picture with OpenImageDenoise.
    look, exposure: view transform contrast and exposure in stops.
    clear: leave out the sky, so that what stands alone can be laid on anything.
    """
    scene = bpy.context.scene
    _set_sampling(scene, spp, denoise)
    _set_light_paths(scene)
    _set_output(scene.render, path, (width, height or width * 2 // 3), threads)
    scene.render.film_transparent = clear
    scene.render.image_settings.color_mode = "RGBA" if clear else "RGB"
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = look
    scene.view_settings.exposure = exposure
    started = time.time()
    with _quiet():
        bpy.ops.render.render(write_still=True)
    return time.time() - started


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Blender itself prints, a line for each object, away from the terminal."""
    sys.stdout.flush()
    kept, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)


def _set_sampling(scene: Scene, spp: int, denoise: bool) -> None:
    """Use few adaptive samples and let the denoiser do the rest."""
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = spp
    cycles.seed = SEED
    cycles.use_adaptive_sampling = True
    cycles.adaptive_threshold = NOISE_THRESHOLD
    cycles.adaptive_min_samples = min(MOST_ADAPTIVE_SAMPLES, spp)
    cycles.use_light_tree = False  # slower for the few lamps of a card
    cycles.use_denoising = denoise
    if denoise:
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.denoising_prefilter = "FAST"


def _set_light_paths(scene: Scene) -> None:
    """Follow one diffuse bounce: matte models under a strong fill need no more."""
    cycles = scene.cycles
    cycles.max_bounces = 2
    cycles.diffuse_bounces = 1
    cycles.glossy_bounces = 1
    cycles.transmission_bounces = 1
    cycles.transparent_max_bounces = 16  # stacked veils and halos
    cycles.caustics_reflective = False
    cycles.caustics_refractive = False
    cycles.sample_clamp_direct = DIRECT_CLAMP
    cycles.sample_clamp_indirect = INDIRECT_CLAMP
    cycles.blur_glossy = 1


def _set_output(settings: RenderSettings, path: str | os.PathLike[str], size: tuple[int, int], threads: int) -> None:
    """Set picture size, threads and the 16-bit PNG file to write."""
    settings.resolution_x, settings.resolution_y = size
    settings.resolution_percentage = 100
    settings.threads_mode = "FIXED"
    settings.threads = threads
    settings.image_settings.file_format = "PNG"
    settings.image_settings.color_depth = "16"
    settings.filepath = str(Path(path).resolve())
