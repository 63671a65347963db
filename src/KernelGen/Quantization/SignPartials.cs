namespace KernelGen.Quantization;

/// <summary>The partial sums of <see cref="SignDots"/>.</summary>
internal struct SignPartials
{
    public Block<float> Dot0;
    public Block<float> Dot1;
    public Block<float> Dot2;
    public Block<float> Dot3;
    public Block<int> Different01;
    public Block<int> Different02;
    public Block<int> Different12;
    public Block<int> Different03;
    public Block<int> Different13;
    public Block<int> Different23;
}
